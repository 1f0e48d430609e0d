/**
 */
package org.celltaxon.model.study;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Candidate</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * A candidate for a hidden quality attribute.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.celltaxon.model.study.Candidate#getId <em>Id</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Candidate#getAssay <em>Assay</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Candidate#getCluster <em>Cluster</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Candidate#getGene <em>Gene</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Candidate#getRunId <em>Run Id</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Candidate#getNote <em>Note</em>}</li>
 * </ul>
 *
 * @see org.celltaxon.model.study.StudyPackage#getCandidate()
 * @model
 * @generated
 */
public interface Candidate extends EObject {
	/**
	 * Returns the value of the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Id</em>' attribute.
	 * @see #setId(String)
	 * @see org.celltaxon.model.study.StudyPackage#getCandidate_Id()
	 * @model id="true"
	 * @generated
	 */
	String getId();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Candidate#getId <em>Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Id</em>' attribute.
	 * @see #getId()
	 * @generated
	 */
	void setId(String value);

	/**
	 * Returns the value of the '<em><b>Assay</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Assay</em>' attribute.
	 * @see #setAssay(String)
	 * @see org.celltaxon.model.study.StudyPackage#getCandidate_Assay()
	 * @model
	 * @generated
	 */
	String getAssay();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Candidate#getAssay <em>Assay</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Assay</em>' attribute.
	 * @see #getAssay()
	 * @generated
	 */
	void setAssay(String value);

	/**
	 * Returns the value of the '<em><b>Cluster</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Cluster</em>' attribute.
	 * @see #setCluster(String)
	 * @see org.celltaxon.model.study.StudyPackage#getCandidate_Cluster()
	 * @model
	 * @generated
	 */
	String getCluster();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Candidate#getCluster <em>Cluster</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Cluster</em>' attribute.
	 * @see #getCluster()
	 * @generated
	 */
	void setCluster(String value);

	/**
	 * Returns the value of the '<em><b>Gene</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Gene</em>' attribute.
	 * @see #setGene(String)
	 * @see org.celltaxon.model.study.StudyPackage#getCandidate_Gene()
	 * @model
	 * @generated
	 */
	String getGene();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Candidate#getGene <em>Gene</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Gene</em>' attribute.
	 * @see #getGene()
	 * @generated
	 */
	void setGene(String value);

	/**
	 * Returns the value of the '<em><b>Run Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Run Id</em>' attribute.
	 * @see #setRunId(String)
	 * @see org.celltaxon.model.study.StudyPackage#getCandidate_RunId()
	 * @model
	 * @generated
	 */
	String getRunId();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Candidate#getRunId <em>Run Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Run Id</em>' attribute.
	 * @see #getRunId()
	 * @generated
	 */
	void setRunId(String value);

	/**
	 * Returns the value of the '<em><b>Note</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Note</em>' attribute.
	 * @see #setNote(String)
	 * @see org.celltaxon.model.study.StudyPackage#getCandidate_Note()
	 * @model
	 * @generated
	 */
	String getNote();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Candidate#getNote <em>Note</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Note</em>' attribute.
	 * @see #getNote()
	 * @generated
	 */
	void setNote(String value);

} // Candidate
