/**
 */
package org.celltaxon.model.study;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Recipe</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * Steps and settings of an analysis, as YAML.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.celltaxon.model.study.Recipe#getName <em>Name</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Recipe#getYaml <em>Yaml</em>}</li>
 * </ul>
 *
 * @see org.celltaxon.model.study.StudyPackage#getRecipe()
 * @model
 * @generated
 */
public interface Recipe extends EObject {
	/**
	 * Returns the value of the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Name</em>' attribute.
	 * @see #setName(String)
	 * @see org.celltaxon.model.study.StudyPackage#getRecipe_Name()
	 * @model
	 * @generated
	 */
	String getName();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Recipe#getName <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Name</em>' attribute.
	 * @see #getName()
	 * @generated
	 */
	void setName(String value);

	/**
	 * Returns the value of the '<em><b>Yaml</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Yaml</em>' attribute.
	 * @see #setYaml(String)
	 * @see org.celltaxon.model.study.StudyPackage#getRecipe_Yaml()
	 * @model
	 * @generated
	 */
	String getYaml();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Recipe#getYaml <em>Yaml</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Yaml</em>' attribute.
	 * @see #getYaml()
	 * @generated
	 */
	void setYaml(String value);

} // Recipe
