/**
 */
package org.celltaxon.model.study;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Donor</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * A pseudonymous donor; never a name.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.celltaxon.model.study.Donor#getId <em>Id</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Donor#getSex <em>Sex</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Donor#getAgeBand <em>Age Band</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Donor#getTissueSource <em>Tissue Source</em>}</li>
 *   <li>{@link org.celltaxon.model.study.Donor#getConsentScope <em>Consent Scope</em>}</li>
 * </ul>
 *
 * @see org.celltaxon.model.study.StudyPackage#getDonor()
 * @model
 * @generated
 */
public interface Donor extends EObject {
	/**
	 * Returns the value of the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Id</em>' attribute.
	 * @see #setId(String)
	 * @see org.celltaxon.model.study.StudyPackage#getDonor_Id()
	 * @model id="true"
	 * @generated
	 */
	String getId();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Donor#getId <em>Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Id</em>' attribute.
	 * @see #getId()
	 * @generated
	 */
	void setId(String value);

	/**
	 * Returns the value of the '<em><b>Sex</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Sex</em>' attribute.
	 * @see #setSex(String)
	 * @see org.celltaxon.model.study.StudyPackage#getDonor_Sex()
	 * @model
	 * @generated
	 */
	String getSex();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Donor#getSex <em>Sex</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Sex</em>' attribute.
	 * @see #getSex()
	 * @generated
	 */
	void setSex(String value);

	/**
	 * Returns the value of the '<em><b>Age Band</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Age Band</em>' attribute.
	 * @see #setAgeBand(String)
	 * @see org.celltaxon.model.study.StudyPackage#getDonor_AgeBand()
	 * @model
	 * @generated
	 */
	String getAgeBand();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Donor#getAgeBand <em>Age Band</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Age Band</em>' attribute.
	 * @see #getAgeBand()
	 * @generated
	 */
	void setAgeBand(String value);

	/**
	 * Returns the value of the '<em><b>Tissue Source</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Tissue Source</em>' attribute.
	 * @see #setTissueSource(String)
	 * @see org.celltaxon.model.study.StudyPackage#getDonor_TissueSource()
	 * @model
	 * @generated
	 */
	String getTissueSource();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Donor#getTissueSource <em>Tissue Source</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Tissue Source</em>' attribute.
	 * @see #getTissueSource()
	 * @generated
	 */
	void setTissueSource(String value);

	/**
	 * Returns the value of the '<em><b>Consent Scope</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Consent Scope</em>' attribute.
	 * @see #setConsentScope(String)
	 * @see org.celltaxon.model.study.StudyPackage#getDonor_ConsentScope()
	 * @model
	 * @generated
	 */
	String getConsentScope();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.Donor#getConsentScope <em>Consent Scope</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Consent Scope</em>' attribute.
	 * @see #getConsentScope()
	 * @generated
	 */
	void setConsentScope(String value);

} // Donor
